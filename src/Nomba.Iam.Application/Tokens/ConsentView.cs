using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Tokens;

/// <summary>What a consent page says: who asks, whether what is agreed to will be relied on later, and what it would get in each organization that the person could choose.</summary>
public sealed record ConsentView(string ApplicationName, bool IsRemembered, IReadOnlyList<ConsentChoice> Choices);
