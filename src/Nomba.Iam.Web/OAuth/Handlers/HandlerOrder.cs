using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>
/// Where our rules stand among those of the protocol engine, and which of its own are taken out because tokens are not its business here:
/// it parses, validates and authenticates; the token engine makes, checks and kills tokens (docs/adr/0004).
/// </summary>
internal static class HandlerOrder
{
    // The host sets the status of a response at 100,000 and writes its body at 500,000.
    private const int AfterStatus = 150_000;

    public static readonly IReadOnlyList<OpenIddictServerHandlerDescriptor> Ours =
    [
        Singleton<ValidateAuthorizationRequestContext, RequireWellFormedChallenge>(Authentication.ValidateProofKeyForCodeExchangeParameters.Descriptor.Order + 500),
        Singleton<ProcessAuthenticationContext, LeaveTokensToTheEngine>(EvaluateValidatedTokens.Descriptor.Order + 500),
        Scoped<HandleTokenRequestContext, IssueTokens>(Exchange.AttachPrincipal.Descriptor.Order + 500),
        Singleton<ProcessSignInContext, SkipTokenGeneration>(EvaluateGeneratedTokens.Descriptor.Order + 500),
        Scoped<HandleIntrospectionRequestContext, AnswerIntrospection>(Introspection.AttachPrincipal.Descriptor.Order),
        Scoped<HandleRevocationRequestContext, RevokeTokenFamily>(Revocation.AttachPrincipal.Descriptor.Order),
        Singleton<HandleConfigurationRequestContext, PublishUserInfoEndpoint>(Discovery.AttachEndpoints.Descriptor.Order + 500),
        Singleton<HandleConfigurationRequestContext, PublishPublicClients>(Discovery.AttachClientAuthenticationMethods.Descriptor.Order + 500),
        Singleton<HandleConfigurationRequestContext, PublishSignedIntrospection>(Discovery.AttachSigningAlgorithms.Descriptor.Order + 500),
        Singleton<ApplyConfigurationResponseContext, UseConfiguredIssuer>(int.MinValue + 100_000),
        Singleton<ApplyConfigurationResponseContext, LetReadersKeep>(AfterStatus),
        Singleton<ApplyJsonWebKeySetResponseContext, LetReadersKeep>(AfterStatus),
        Singleton<ApplyAuthorizationResponseContext, UseConfiguredIssuer>(Authentication.AttachIssuer.Descriptor.Order - 500),
        Scoped<ApplyTokenResponseContext, NoteRefusedClient>(int.MinValue + 40_000),
        Singleton<ApplyTokenResponseContext, HideWhyClientFailed>(int.MinValue + 50_000),
        Singleton<ApplyIntrospectionResponseContext, HideWhyClientFailed>(int.MinValue + 50_000),
        Singleton<ApplyRevocationResponseContext, HideWhyClientFailed>(int.MinValue + 50_000),
        Singleton<ApplyTokenResponseContext, AskToWait>(AfterStatus),
        Singleton<ApplyIntrospectionResponseContext, AskToWait>(AfterStatus),
        Singleton<ApplyRevocationResponseContext, AskToWait>(AfterStatus),
        Singleton<ApplyIntrospectionResponseContext, KeepOutOfCaches>(AfterStatus + 500),
        Scoped<ApplyIntrospectionResponseContext, AnswerIntrospectionSigned>(AfterStatus + 1_000),
    ];

    public static readonly IReadOnlyList<OpenIddictServerHandlerDescriptor> TakenOut =
    [
        Exchange.ValidateAuthorizedParty.Descriptor,
        Exchange.ValidateRedirectUri.Descriptor,
        Exchange.ValidateCodeVerifier.Descriptor,
        Exchange.ValidateGrantedScopes.Descriptor,
        Introspection.ValidateTokenType.Descriptor,
        Introspection.ValidateAuthorizedParty.Descriptor,
        Introspection.AttachPrincipal.Descriptor,
        Introspection.AttachMetadataClaims.Descriptor,
        Introspection.AttachApplicationClaims.Descriptor,
        Revocation.ValidateTokenType.Descriptor,
        Revocation.ValidateAuthorizedParty.Descriptor,
        Revocation.AttachPrincipal.Descriptor,
        Revocation.RevokeToken.Descriptor,
    ];

    private static OpenIddictServerHandlerDescriptor Scoped<TContext, THandler>(int order)
        where TContext : BaseContext
        where THandler : class, IOpenIddictServerHandler<TContext> =>
        OpenIddictServerHandlerDescriptor.CreateBuilder<TContext>().UseScopedHandler<THandler>().SetOrder(order).Build();

    private static OpenIddictServerHandlerDescriptor Singleton<TContext, THandler>(int order)
        where TContext : BaseContext
        where THandler : class, IOpenIddictServerHandler<TContext> =>
        OpenIddictServerHandlerDescriptor.CreateBuilder<TContext>().UseSingletonHandler<THandler>().SetOrder(order).Build();
}
