using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Infrastructure.Emails;
using Nomba.Iam.Infrastructure.Security;

namespace Nomba.Iam.Web.Hosting;

/// <summary>Reads what the host cannot run without, all of it, so that one start names everything that is missing.</summary>
internal static class StartupSettings
{
    public static void Check(IServiceProvider services)
    {
        var failures = Read<IamSecrets>(services).Concat(Read<TokenOptions>(services))
            .Concat(Read<EmailOptions>(services)).ToArray();
        if (failures.Length > 0)
        {
            throw new OptionsValidationException("Iam", typeof(HostSettings), failures);
        }
    }

    private static IEnumerable<string> Read<TOptions>(IServiceProvider services)
        where TOptions : class
    {
        try
        {
            _ = services.GetRequiredService<IOptions<TOptions>>().Value;
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
    }
}
