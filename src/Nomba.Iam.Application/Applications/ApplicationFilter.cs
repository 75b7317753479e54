using Nomba.Iam.Domain.Applications;

namespace Nomba.Iam.Application.Applications;

/// <summary>Which applications to list.</summary>
/// <param name="Limit">How many at most.</param>
/// <param name="Before">Only applications older than this one (the last of the page before).</param>
/// <param name="Status">Only applications in this state.</param>
/// <param name="Search">Only applications whose name contains this, or whose client id it is.</param>
public sealed record ApplicationFilter(int Limit, ApplicationId? Before, ApplicationStatus? Status, string? Search);
