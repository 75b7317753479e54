using System.Globalization;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Infrastructure.Security;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Web.Hosting;

internal static class HostingRegistration
{
    private const int MaxRequestLine = 32 * 1024;

    extension(WebApplicationBuilder builder)
    {
        /// <summary>Settings, secrets, health and the start-up checks. Development makes what is missing; everything else refuses to start.</summary>
        public void AddHosting()
        {
            // One culture on every machine; the runtime's invariant mode would do it too, but SqlClient does not work in it.
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

            var settings = HostSettings.Read(builder);
            builder.Services.AddSingleton(settings);
            builder.Services.AddSingleton(TimeProvider.System);
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;

                // An authorization request travels through sign-in and consent sealed in an address.
                kestrel.Limits.MaxRequestLineSize = MaxRequestLine;
            });
            builder.Configuration["ConnectionStrings:Iam"] ??= DatabaseSetup.SqliteFile(settings.DataDirectory);
            if (builder.Environment.IsDevelopment())
            {
                builder.Configuration.AddDevelopmentSecrets(settings.DataDirectory);
                builder.Configuration.AddDevelopmentMail(settings.DataDirectory);
            }

            AddTokenOptions(builder, settings);
            builder.AddTrustedProxies();
            builder.Services.AddIamDataProtection();
            builder.Services.AddOptions<SignUpOptions>().Configure(o => o.Enabled = builder.Environment.IsDevelopment()).Bind(builder.Configuration.GetSection("Iam:SignUp"));
            builder.Services.AddHealthChecks().AddCheck<ReadyCheck>("ready");
        }
    }

    private static void AddTokenOptions(WebApplicationBuilder builder, HostSettings settings)
    {
        builder.Services.AddOptions<TokenOptions>().Bind(builder.Configuration.GetSection("Iam:Tokens"))
            .Configure(options =>
            {
                options.Issuer = settings.Issuer;
                options.Environments = EnvironmentsOf(builder.Configuration);
            })
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<TokenOptions>, TokenOptionsValidator>();
    }

    // "live,test", or a list: Iam__Environments__0=live.
    private static HashSet<KeyEnvironment> EnvironmentsOf(ConfigurationManager configuration)
    {
        var section = configuration.GetSection("Iam:Environments");
        var names = section.Value is { } text
            ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : section.Get<string[]>() ?? ["live", "test"];
        return [.. names.Select(name => name.ToUpperInvariant() switch
        {
            "LIVE" => KeyEnvironment.Live,
            "TEST" => KeyEnvironment.Test,
            _ => throw new OptionsValidationException("Iam:Environments", typeof(TokenOptions), [$"Iam__Environments: '{name}' is neither live nor test."]),
        })];
    }
}
