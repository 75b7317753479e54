using System.Globalization;
using Microsoft.Extensions.Options;

namespace Nomba.Iam.Infrastructure.Security;

/// <summary>Says which secret is missing or too short, by the name of its setting, and never what is in it.</summary>
internal sealed class IamSecretsValidator : IValidateOptions<IamSecrets>
{
    private const int MinimumBytes = 32;

    public ValidateOptionsResult Validate(string? name, IamSecrets options)
    {
        var faults = new List<string>();
        Check(faults, "Iam__Secrets__Pepper", options.Pepper);
        Check(faults, "Iam__Secrets__DataProtectionKey", options.DataProtectionKey);
        if (options.RefreshKeys.Count == 0)
        {
            faults.Add("Iam__Secrets__RefreshKeys__1 is missing.");
        }

        foreach (var (ring, key) in options.RefreshKeys)
        {
            if (!byte.TryParse(ring, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 15)
            {
                faults.Add($"Iam__Secrets__RefreshKeys__{ring} is not a ring: rings are numbered 0 to 15.");
            }

            Check(faults, $"Iam__Secrets__RefreshKeys__{ring}", key);
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Check(List<string> faults, string setting, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            faults.Add($"{setting} is missing. Make one with: openssl rand -base64 32");
            return;
        }

        var bytes = new byte[value.Length];
        if (!Convert.TryFromBase64String(value, bytes, out var length) || length < MinimumBytes)
        {
            faults.Add($"{setting} is not the base64 of at least {MinimumBytes} bytes.");
        }
    }
}
