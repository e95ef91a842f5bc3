"""The answers: each makes of an inquiry, and of what only its own question has, the view that answers it."""
