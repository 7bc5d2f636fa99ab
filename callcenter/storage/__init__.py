"""What the desk keeps on this machine: the replica, the outbox, drafts and the indexes; rows never leave this folder."""
