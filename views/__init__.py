"""What people see. Pure: no clock, no I/O but the templates."""
