using FluentValidation;
using Mediator;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Pipeline;

/// <summary>Step 1: the message has the right shape. Every fault is reported, with the field it is in.</summary>
internal sealed class ValidationBehavior<TMessage, TResponse>(IEnumerable<IValidator<TMessage>> validators)
    : IPipelineBehavior<TMessage, TResponse>
    where TMessage : IMessage
    where TResponse : IResult<TResponse>
{
    public async ValueTask<TResponse> Handle(
        TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken)
    {
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(message, cancellationToken);
            if (!result.IsValid)
            {
                return TResponse.Failure([.. result.Errors.Select(e => Error.Invalid(e.ErrorCode, e.ErrorMessage, FieldOf(e.PropertyName)))]);
            }
        }

        return await next(message, cancellationToken);
    }

    private static string FieldOf(string property) => char.ToLowerInvariant(property[0]) + property[1..];
}
