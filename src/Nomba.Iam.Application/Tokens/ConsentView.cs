using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Tokens;

/// <summary>What a consent page says: who asks, whether what is agreed to will be relied on later, and what it would get in each organization that the person could choose.</summary>
/// <param name="ApplicationName">Who asks.</param>
/// <param name="IsRemembered">What is agreed to holds the next time too.</param>
/// <param name="Choices">Where the application could act.</param>
/// <param name="Withheld">The names of organizations that would be among them, once the person has proven a second factor.</param>
public sealed record ConsentView(string ApplicationName, bool IsRemembered, IReadOnlyList<ConsentChoice> Choices, IReadOnlyList<string> Withheld);
