using FluentValidation;
using Mediator;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// A resource server's question about many tokens at once, for a gateway that holds many connections. From memory when warm. The answers stand in the
/// order of the questions: the token where it is good for that resource server, null where it is not. When one of them cannot be checked right
/// now, none is: half an answer would be taken for a whole one.
/// </summary>
public sealed record IntrospectTokens(Guid Client, IReadOnlyList<AskedToken> Tokens) : IQuery<Result<IReadOnlyList<AccessToken?>>>
{
    public const int Most = 100;

    public override string ToString() => nameof(IntrospectTokens);
}

internal sealed class IntrospectTokensValidator : AbstractValidator<IntrospectTokens>
{
    public IntrospectTokensValidator()
    {
        RuleFor(q => q.Tokens).Must(tokens => tokens.Count is > 0 and <= IntrospectTokens.Most)
            .WithErrorCode("introspection.tokens").WithMessage($"Ask about 1 to {IntrospectTokens.Most} tokens.");

        // Not of more than may be asked about: the answer would name each.
        RuleForEach(q => q.Tokens).Must(token => !string.IsNullOrEmpty(token.Text)).When(q => q.Tokens.Count <= IntrospectTokens.Most)
            .WithErrorCode("introspection.token").WithMessage("An entry has no token. Leave it out.");
    }
}

internal sealed class IntrospectTokensHandler(Introspection introspection) : IQueryHandler<IntrospectTokens, Result<IReadOnlyList<AccessToken?>>>
{
    public async ValueTask<Result<IReadOnlyList<AccessToken?>>> Handle(IntrospectTokens query, CancellationToken cancellationToken)
    {
        if (await introspection.FindServerAsync(query.Client, cancellationToken) is not { } server)
        {
            return TokenErrors.InvalidClient;
        }

        var answers = new AccessToken?[query.Tokens.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            var found = await introspection.AskAsync(server, query.Tokens[i], cancellationToken);
            if (!found.IsSuccess && found.Error == TokenErrors.Unavailable)
            {
                return found.Error;
            }

            answers[i] = found.TryGetValue(out var token) ? token : null;
        }

        return answers;
    }
}
