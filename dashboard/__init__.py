"""What people see: screens and charts, reports, notices, and the answers of commands."""
