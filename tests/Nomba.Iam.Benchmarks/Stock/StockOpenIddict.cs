using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;

namespace Nomba.Iam.Benchmarks.Stock;

internal static class StockOpenIddict
{
    public const string Scope = "api";

    extension(IServiceCollection services)
    {
        /// <summary>
        /// What the product is set to where the two can be set alike: ES256, readable access tokens of half an hour, refresh tokens that roll.
        /// Refresh tokens are encrypted, which cannot be switched off; with a symmetric key, the cheapest that it takes.
        /// </summary>
        public void AddStockOpenIddict() => services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<StockDbContext>())
            .AddServer(server =>
            {
                server.SetTokenEndpointUris(StockServer.TokenPath.TrimStart('/')).SetIntrospectionEndpointUris(StockServer.IntrospectionPath.TrimStart('/'));
                server.AllowClientCredentialsFlow().AllowRefreshTokenFlow();
                server.RegisterScopes(Scope, OpenIddictConstants.Scopes.OfflineAccess);
                server.SetAccessTokenLifetime(TimeSpan.FromMinutes(30));
                server.AddSigningKey(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)));
                server.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
                server.DisableAccessTokenEncryption();
                server.UseAspNetCore().EnableTokenEndpointPassthrough().DisableTransportSecurityRequirement();
            });
    }
}
