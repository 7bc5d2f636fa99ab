"""The Qt desktop: screens, models and widgets."""
