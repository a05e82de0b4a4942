"""What people decided: findings that stay, findings that are known, fixes that are applied."""
