namespace Nomba.Iam.Contracts.ResourceServers;

/// <summary>A registered resource API.</summary>
/// <param name="Id">Its id; the <c>client_id</c> that it introspects with.</param>
/// <param name="Audience">The audience of its tokens.</param>
/// <param name="Permissions">What it defines, by name.</param>
/// <param name="CreatedAt">When it was registered.</param>
public sealed record ResourceServerResponse(Guid Id, string Audience, IReadOnlyList<DefinedPermissionResponse> Permissions, DateTimeOffset CreatedAt);
