namespace Nomba.Iam.Benchmarks.Phases;

/// <summary>What one request of a kind costs the database, on average.</summary>
/// <param name="Operation">The request.</param>
/// <param name="Server">Who answered it.</param>
/// <param name="Statements">SQL statements, but for those of background services.</param>
/// <param name="Writes">Those that change something: each is a commit, or part of one.</param>
/// <param name="Rows">Rows that are there afterwards.</param>
internal sealed record StatementFigure(string Operation, string Server, double Statements, double Writes, double Rows);
