"""What a call centre talks about: customers, orders, shipments, tickets and the rules on them."""
