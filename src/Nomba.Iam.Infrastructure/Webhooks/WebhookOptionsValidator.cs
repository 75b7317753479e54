using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Webhooks;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>Says which setting of the webhooks is wrong, and what would be right.</summary>
internal sealed class WebhookOptionsValidator(IHostEnvironment environment) : IValidateOptions<WebhookOptions>
{
    private const int MostParallel = 1000;
    private const int MostEndpoints = 1000;

    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        var faults = new List<string>();
        Within(faults, "Timeout", options.Timeout, (TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)));
        Within(faults, "FirstRetryAfter", options.FirstRetryAfter, (TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1)));
        Within(faults, "RetryFor", options.RetryFor, (TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(14)));
        Within(faults, "SecretOverlap", options.SecretOverlap, (TimeSpan.Zero, TimeSpan.FromDays(30)));
        Within(faults, "KeepFor", options.KeepFor, (options.RetryFor, TimeSpan.FromDays(365)));
        Within(faults, "PollEvery", options.PollEvery, (TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1)));
        if (options.MaxPerOrganization is < 1 or > MostEndpoints)
        {
            faults.Add($"Iam__Webhooks__MaxPerOrganization must be between 1 and {MostEndpoints}.");
        }

        if (options.MaxParallel is < 1 or > MostParallel || options.MaxParallelPerEndpoint < 1 || options.MaxParallelPerEndpoint > options.MaxParallel)
        {
            faults.Add($"Iam__Webhooks__MaxParallel must be between 1 and {MostParallel}, and Iam__Webhooks__MaxParallelPerEndpoint between 1 and that.");
        }

        if (options.AllowHttp is true && environment.IsProduction())
        {
            faults.Add("Iam__Webhooks__AllowHttp is set: in Production events are sent over https only.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Within(List<string> faults, string setting, TimeSpan value, (TimeSpan Least, TimeSpan Most) range)
    {
        if (value < range.Least || value > range.Most)
        {
            faults.Add($"Iam__Webhooks__{setting} is {value}: it must be between {range.Least} and {range.Most}.");
        }
    }
}
