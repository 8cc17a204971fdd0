"""What each field is to hold: the shopper's values, written as the form's country, lists and boxes want them. Pure."""
