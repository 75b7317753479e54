namespace Nomba.Iam.Domain.Applications;

/// <summary>What a person agrees to at one time.</summary>
/// <param name="Permissions">By name, never all there will be.</param>
/// <param name="OpenId">Scopes of OpenID Connect.</param>
/// <param name="ConsentVersion">Of the application, as it was shown.</param>
public sealed record Agreement(IReadOnlyList<string> Permissions, IReadOnlyList<string> OpenId, int ConsentVersion);
