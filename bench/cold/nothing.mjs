// What every process takes.
