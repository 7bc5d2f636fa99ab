"""What the desk keeps on this machine: replica, outbox, drafts and indexes; rows never leave this folder."""
