using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Operators;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Operators;

/// <summary>
/// Makes a person run the platform, creating them if need be, and a link by which they choose a password. For whoever has the host's own
/// console alone. Done again, it is a new link: the one from before is dead.
/// </summary>
public sealed record AppointOperator(string Email) : ICommand<Result<LinkAddress>>, ITransactionalMessage;

internal sealed class AppointOperatorValidator : AbstractValidator<AppointOperator>
{
    public AppointOperatorValidator() => RuleFor(c => c.Email).IsEmail();
}

internal sealed class AppointOperatorHandler(IUserDirectory users, IOperatorStore operators, OneTimeLinks links, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<AppointOperator, Result<LinkAddress>>
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public async ValueTask<Result<LinkAddress>> Handle(AppointOperator command, CancellationToken cancellationToken)
    {
        var known = await users.FindByEmailAsync(command.Email, cancellationToken);
        var found = known is null ? await users.CreateHashedAsync(command.Email, null, cancellationToken) : known.Id;
        if (!found.TryGetValue(out var user))
        {
            return found.Error;
        }

        if (known is null)
        {
            Record("user.created", user);
        }

        if (!await operators.IsOperatorAsync(user, cancellationToken))
        {
            await operators.AddAsync(PlatformOperator.Appoint(user, time), cancellationToken);
            Record("operator.appointed", user);
        }

        var link = await links.IssueAsync(new LinkTerms(LinkPurpose.SetPassword, user.Value, known?.Email ?? command.Email, Lifetime), cancellationToken);
        Record("operator.link_issued", user);
        return link;
    }

    // On the platform's own trail: an operator belongs to no organization by that.
    private void Record(string action, UserId user) => audit.Record(new AuditEvent(action, "user", user.ToString(), null));
}
