"""The screens, in the order of the menu: each is a module with TITLE, ICON and show(filters)."""
