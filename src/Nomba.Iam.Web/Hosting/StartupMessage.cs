using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Nomba.Iam.Web.Hosting;

/// <summary>What the host prints when it listens. On a new demo: the sign-in, the keys and commands to paste, once. The last line is always READY.</summary>
internal static class StartupMessage
{
    public static void Print(WebApplication app, DemoOutcome? demo)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        if (demo is not null)
        {
            Console.WriteLine(DemoText(address, demo));
        }

        Console.WriteLine($"READY {address}");
    }

    private static string DemoText(string address, DemoOutcome demo)
    {
        var organization = demo.Seeded.Organizations[0];
        var (admin, keeper, reporting) = (organization.ApiKeys[0], organization.ApiKeys[1], organization.ApiKeys[2]);
        var server = demo.Seeded.ResourceServers[0];
        return $$"""

            A demo organization was created. What follows is printed once: copy it now.

              Sign in      {{address}}/sign-in
              E-mail       {{DemoSeed.OwnerEmail}}
              Password     {{demo.RevealOwnerPassword()}}
              Application  {{organization.Applications[0].ClientId}} (public, redirects to http://127.0.0.1/callback on any port)

            Paste these into the shell where you will try things:

              export IAM={{address}} API=http://127.0.0.1:5090
              export ACCOUNT_ID={{organization.AccountId}}
              export CLIENT_ID={{admin.Live.ClientId}} CLIENT_SECRET={{admin.Live.ClientSecret}}
              export KEY_ID={{admin.Id}}
              export OPERATOR_ID={{keeper.Live.ClientId}} OPERATOR_SECRET={{keeper.Live.ClientSecret}}
              export REPORTING_ID={{reporting.Live.ClientId}} REPORTING_SECRET={{reporting.Live.ClientSecret}}
              export API_CLIENT_ID={{server.ClientId}} API_CLIENT_SECRET={{server.ClientSecret}}

            The merchant API, in another shell that they are pasted into too:

              Iam__Authority=$IAM Iam__ClientId=$API_CLIENT_ID Iam__ClientSecret=$API_CLIENT_SECRET dotnet run --project src/Nomba.Samples.MerchantApi

            A token, a call, the end of the key, and the refusal:

              TOKEN=$(curl -s $IAM/oauth2/token -u $CLIENT_ID:$CLIENT_SECRET -d grant_type=client_credentials | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
              curl -s $API/v1/accounts/balance -H "Authorization: Bearer $TOKEN" -H "accountId: $ACCOUNT_ID"
              OPERATOR=$(curl -s $IAM/oauth2/token -u $OPERATOR_ID:$OPERATOR_SECRET -d grant_type=client_credentials | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
              curl -s $IAM/api/v1/organizations/$ACCOUNT_ID/api-keys/$KEY_ID/suspend -H "Authorization: Bearer $OPERATOR" -H 'Content-Type: application/json' -d '{"reason":"trying it out"}' | grep -o '"status":"suspended"'
              curl -si $API/v1/accounts/balance -H "Authorization: Bearer $TOKEN" -H "accountId: $ACCOUNT_ID" | grep -iE '^(HTTP|WWW)'

            """;
    }
}
