"""A street of pretend dealerships on this machine, with staff who answer by real mail: the whole line, contacting nobody."""
