using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Applications;

/// <summary>
/// Changes an application; null leaves a part as it is. When it is allowed less, every token that it holds for anybody is dead once this
/// returns; when it is allowed more, or gets codes at another address, people are asked again. Whoever changes it need not hold what they
/// allow it: it grants nothing, because the application can do only what its user can.
/// </summary>
[RequiresPermission(IamPermissions.ApplicationsUpdate)]
public sealed record UpdateApplication(OrganizationId OrganizationId, ApplicationId Id)
    : ICommand<Result<Domain.Applications.Application>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage
{
    public string? Name { get; init; }

    /// <summary>Empty removes it.</summary>
    public string? Description { get; init; }

    public IReadOnlyList<string>? RedirectUris { get; init; }

    public IReadOnlyList<string>? AllowedPermissions { get; init; }

    /// <summary>Takes the limit away: in the place of <see cref="AllowedPermissions"/>, where null already means something else.</summary>
    public bool AllowsAll { get; init; }

    public ExpectedRevision Expected { get; init; }
}

internal sealed class UpdateApplicationValidator : AbstractValidator<UpdateApplication>
{
    public UpdateApplicationValidator()
    {
        RuleFor(c => c.Name).IsApplicationName().When(c => c.Name is not null);
        RuleFor(c => c.Description).IsApplicationDescription();
        RuleFor(c => c.RedirectUris).AreRedirectUris();
        RuleFor(c => c.AllowedPermissions).AreAllowedPermissions()
            .Must((command, names) => names is null || !command.AllowsAll).WithErrorCode("application.permissions")
            .WithMessage("Name the permissions, or allow all of them: not both.");
    }
}

internal sealed class UpdateApplicationHandler(IApplicationStore applications, ApplicationTerms terms, ApplicationLifecycle lifecycle)
    : ICommandHandler<UpdateApplication, Result<Domain.Applications.Application>>
{
    public async ValueTask<Result<Domain.Applications.Application>> Handle(UpdateApplication command, CancellationToken cancellationToken)
    {
        if (await applications.HoldAsync(command.OrganizationId, command.Id, cancellationToken) is not { } application)
        {
            return ApplicationErrors.NotFound;
        }

        var uris = ApplicationTerms.ReadRedirectUris(command.RedirectUris ?? []);
        var read = uris.IsSuccess ? await ReadAllowedAsync(command, application.Allowed, cancellationToken) : uris.Error;
        if (!read.TryGetValue(out var allowed))
        {
            return read.Error;
        }

        var settings = new ApplicationSettings(command.Name, command.Description, command.RedirectUris is null ? null : uris.Value, allowed);
        var change = new ApplicationChange(command.OrganizationId, command.Id, "application.updated") { Expected = command.Expected };
        return await lifecycle.ChangeAsync(change, a => a.Change(settings), cancellationToken);
    }

    private async ValueTask<Result<AllowedPermissions>> ReadAllowedAsync(
        UpdateApplication command, AllowedPermissions before, CancellationToken cancellationToken)
    {
        if (command.AllowsAll)
        {
            return AllowedPermissions.All;
        }

        return command.AllowedPermissions is { } names ? await terms.ReadAllowedAsync(names, before, cancellationToken) : before;
    }
}
