using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;

namespace Nomba.Iam.Infrastructure.Applications;

/// <summary>
/// The part of the store that nothing calls: clients are created, changed and listed by the use cases of their own aggregates, and the
/// protocol engine only reads.
/// </summary>
internal sealed partial class OAuthClientStore
{
    private static NotSupportedException ReadOnly => new("Clients are changed by the use cases of keys, applications and resource servers.");

    public ValueTask<long> CountAsync(CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask<long> CountAsync<TResult>(Func<IQueryable<OAuthClient>, IQueryable<TResult>> query, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask CreateAsync(OAuthClient application, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask DeleteAsync(OAuthClient application, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask<TResult?> GetAsync<TState, TResult>(Func<IQueryable<OAuthClient>, TState, IQueryable<TResult>> query, TState state, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask<OAuthClient> InstantiateAsync(CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask SetApplicationTypeAsync(OAuthClient application, string? type, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask SetClientIdAsync(OAuthClient application, string? identifier, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask SetClientSecretAsync(OAuthClient application, string? secret, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask SetClientTypeAsync(OAuthClient application, string? type, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask SetConsentTypeAsync(OAuthClient application, string? type, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask SetDisplayNameAsync(OAuthClient application, string? name, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask SetDisplayNamesAsync(OAuthClient application, ImmutableDictionary<CultureInfo, string> names, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask SetJsonWebKeySetAsync(OAuthClient application, JsonWebKeySet? set, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask SetPermissionsAsync(OAuthClient application, ImmutableArray<string> permissions, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask SetPostLogoutRedirectUrisAsync(OAuthClient application, ImmutableArray<string> uris, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask SetPropertiesAsync(OAuthClient application, ImmutableDictionary<string, JsonElement> properties, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask SetRedirectUrisAsync(OAuthClient application, ImmutableArray<string> uris, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask SetRequirementsAsync(OAuthClient application, ImmutableArray<string> requirements, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask SetSettingsAsync(OAuthClient application, ImmutableDictionary<string, string> settings, CancellationToken cancellationToken) => throw ReadOnly;

    public ValueTask UpdateAsync(OAuthClient application, CancellationToken cancellationToken) => throw ReadOnly;

    public IAsyncEnumerable<OAuthClient> FindByPostLogoutRedirectUriAsync(string uri, CancellationToken cancellationToken) => throw ReadOnly;

    public IAsyncEnumerable<OAuthClient> FindByRedirectUriAsync(string uri, CancellationToken cancellationToken) => throw ReadOnly;

    public IAsyncEnumerable<OAuthClient> ListAsync(int? count, int? offset, CancellationToken cancellationToken) => throw ReadOnly;

    public IAsyncEnumerable<TResult> ListAsync<TState, TResult>(Func<IQueryable<OAuthClient>, TState, IQueryable<TResult>> query, TState state, CancellationToken cancellationToken) => throw ReadOnly;
}
