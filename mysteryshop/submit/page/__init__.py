"""A visit to one site: the browser's page as we look at it, its words, walls, addresses and robots.txt."""
