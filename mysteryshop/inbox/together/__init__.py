"""What many letters show that one does not: templates, schedules, the lines of one system. Pure."""
