using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Applications;

/// <summary>
/// Registers an application. Whoever does so need not hold what they allow it: it grants nothing, because the application can do only what its
/// user can.
/// </summary>
[RequiresPermission(IamPermissions.ApplicationsCreate)]
public sealed record CreateApplication(OrganizationId OrganizationId, string? Name, string? Kind, IReadOnlyList<string>? RedirectUris)
    : ICommand<Result<ApplicationSecretAnswer>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage
{
    public string? Description { get; init; }

    /// <summary>Null: all.</summary>
    public IReadOnlyList<string>? AllowedPermissions { get; init; }
}

internal sealed class CreateApplicationValidator : AbstractValidator<CreateApplication>
{
    public CreateApplicationValidator()
    {
        RuleFor(c => c.Name).IsApplicationName();
        RuleFor(c => c.Description).IsApplicationDescription();
        RuleFor(c => c.Kind).Must(kind => kind is "public" or "confidential")
            .WithErrorCode("application.kind").WithMessage("The kind is public or confidential.");
        RuleFor(c => c.RedirectUris).NotNull().WithErrorCode("application.redirect_uris").WithMessage("Name at least one redirect URI.").AreRedirectUris();
        RuleFor(c => c.AllowedPermissions).AreAllowedPermissions();
    }
}

internal sealed class CreateApplicationHandler(IApplicationStore applications, ApplicationTerms terms, ApplicationMaker maker, ICallerAccessor callers)
    : ICommandHandler<CreateApplication, Result<ApplicationSecretAnswer>>
{
    public async ValueTask<Result<ApplicationSecretAnswer>> Handle(CreateApplication command, CancellationToken cancellationToken)
    {
        var uris = ApplicationTerms.ReadRedirectUris(command.RedirectUris!);
        if (!uris.TryGetValue(out var redirectUris))
        {
            return uris.Error;
        }

        var read = await terms.ReadAllowedAsync(command.AllowedPermissions, AllowedPermissions.Of([]), cancellationToken);
        if (!read.TryGetValue(out var allowed))
        {
            return read.Error;
        }

        if (await applications.CountAsync(command.OrganizationId, cancellationToken) >= Domain.Applications.Application.MaxPerOrganization)
        {
            return ApplicationErrors.TooMany;
        }

        var kind = command.Kind == "public" ? ApplicationKind.Public : ApplicationKind.Confidential;
        return await maker.MakeAsync(
            new NewApplication(command.OrganizationId, command.Name!, kind, redirectUris)
            {
                Description = command.Description,
                Allowed = allowed,
                CreatedBy = callers.Caller.MemberId,
            },
            cancellationToken);
    }
}
