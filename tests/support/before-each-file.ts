// Runs before each file of tests. What shall be done once in a worker, whatever files it runs, stands in a module of its own.
import './bytes-alike.ts'
