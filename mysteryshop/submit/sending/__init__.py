"""One press of the button: objections answered before anything was accepted, and witnesses of what arrived."""
