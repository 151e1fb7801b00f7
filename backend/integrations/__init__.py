"""The outside world, one folder per neighbour: a protocol, the real one, a fake one."""
