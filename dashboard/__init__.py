"""What people see: screens and charts."""
