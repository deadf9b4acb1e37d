"""The screens, each a module with TITLE, ICON and show(filters) that `dashboard.board` lists; and what they share."""
