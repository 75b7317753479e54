using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Applications;

/// <summary>Which applications the person lets act for them, and where; newest first.</summary>
public sealed record ListMyConsents(int Limit, ConsentId? Before) : IQuery<Result<ConsentPage>>, IPersonMessage;

internal sealed class ListMyConsentsValidator : AbstractValidator<ListMyConsents>
{
    public ListMyConsentsValidator() => RuleFor(q => q.Limit).IsLimit();
}

internal sealed class ListMyConsentsHandler(IConsentStore consents, ICallerAccessor callers) : IQueryHandler<ListMyConsents, Result<ConsentPage>>
{
    public async ValueTask<Result<ConsentPage>> Handle(ListMyConsents query, CancellationToken cancellationToken) =>
        ConsentPage.Of(await consents.ListAsync(callers.Caller.UserId!.Value, query.Limit, query.Before, cancellationToken), query.Limit);
}
