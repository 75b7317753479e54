using FluentValidation;
using Mediator;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// An instance of a resource API says that it is there, and which events it enforces. Times are how long ago, for the clocks of the two need not agree.
/// </summary>
/// <param name="Server">Whose instance it is; its credentials have been checked.</param>
/// <param name="Instance">New at each start of the instance.</param>
/// <param name="Name">For people.</param>
public sealed record ReportReceipts(ResourceServerId Server, Guid Instance, string Name) : ICommand<Result>
{
    public required TimeSpan ReadyFor { get; init; }

    public required TimeSpan Lag { get; init; }

    public required long AppliedSequence { get; init; }

    public required bool IsLeaving { get; init; }

    /// <summary>Events by their sequence, and how long ago each was applied.</summary>
    public required IReadOnlyList<(long Sequence, TimeSpan Ago)> Applied { get; init; }
}

internal sealed class ReportReceiptsValidator : AbstractValidator<ReportReceipts>
{
    private const int MostAtOnce = 500;
    private const int NameMaxLength = 100;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(3_650);

    public ReportReceiptsValidator()
    {
        RuleFor(c => c.Instance).NotEmpty().WithErrorCode("receipts.instance").WithMessage("The instance is a UUID that is new at each start.");
        RuleFor(c => c.Name).Must(n => !string.IsNullOrWhiteSpace(n) && n.Length <= NameMaxLength).WithErrorCode("receipts.name").WithMessage("The name has 1 to 100 characters.");
        RuleFor(c => c.Applied).Must(a => a.Count <= MostAtOnce && a.All(r => r.Sequence > 0 && IsPast(r.Ago)))
            .WithErrorCode("receipts.applied").WithMessage("At most 500 events at once, each with its sequence and with how many milliseconds ago it was applied.");
        RuleFor(c => c).Must(c => IsPast(c.ReadyFor) && IsPast(c.Lag) && c.AppliedSequence >= 0).OverridePropertyName("readyForMs")
            .WithErrorCode("receipts.times").WithMessage("Times are milliseconds and not negative, and so is the sequence.");
    }

    private static bool IsPast(TimeSpan ago) => ago >= TimeSpan.Zero && ago < Longest;
}

internal sealed class ReportReceiptsHandler(IValidatorStore validators, TimeProvider time) : ICommandHandler<ReportReceipts, Result>
{
    public async ValueTask<Result> Handle(ReportReceipts command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var report = new ValidatorReport(command.Instance, command.Server, command.Name.Trim())
        {
            At = now,
            ReadyAt = now - command.ReadyFor,
            Lag = command.Lag,
            AppliedSequence = command.AppliedSequence,
            IsLeaving = command.IsLeaving,
            Applied = command.Applied.DistinctBy(a => a.Sequence).ToDictionary(a => a.Sequence, a => now - a.Ago),
        };
        return await validators.ReportAsync(report, cancellationToken) ? Result.Success : ValidatorErrors.Foreign;
    }
}
