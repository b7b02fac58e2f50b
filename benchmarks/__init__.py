"""What Posko costs, beside a plain bot; each run measures both on the same machine."""
