"""Where answers lie: IMAP with all its ways to log in, Maildir, a plug-in; read and never touched."""
