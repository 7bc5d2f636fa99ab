"""What an agent does: one verb, one module, one public function."""
