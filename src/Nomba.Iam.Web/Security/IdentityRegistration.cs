using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Users;

namespace Nomba.Iam.Web.Security;

internal static class IdentityRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>People, their passwords, and the browser session that a sign-in begins.</summary>
        public IServiceCollection AddSignIn()
        {
            services.AddHttpContextAccessor();
            services.AddSingleton<BrowserCookies>().AddSingleton<KnownBrowsers>().AddSingleton<PasswordDecoy>().AddScoped<PasswordSignIn>();
            services.AddSingleton<HalfSignIns>().AddScoped<FirstHalf>().AddScoped<CodeSignIn>();
            services.AddSingleton<PasskeySettings>().AddSingleton<PasskeyTickets>().AddScoped<PasskeyCeremony>().AddScoped<PasskeySignIn>();
            services.AddOptions<IdentityPasskeyOptions>().Configure<PasskeySettings>((options, passkeys) => passkeys.Set(options));
            services.AddScoped<SignInRecord>();
            services.AddScoped<SessionStarter>();
            services.AddUsers().AddSignInManager();
            services.Configure<IdentityOptions>(options =>
            {
                options.SignIn.RequireConfirmedEmail = true;

                // A lock on the account is a lock that an attacker can close: the throttle does this work.
                options.Lockout.AllowedForNewUsers = false;
            });
            services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme);
            services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<BrowserCookies>(SetSession);
            services.AddOptions<AntiforgeryOptions>().Configure<BrowserCookies>(SetAntiforgery);
            return services;
        }
    }

    private static void SetSession(CookieAuthenticationOptions options, BrowserCookies cookies)
    {
        options.Cookie.Name = cookies.Name("session");
        options.Cookie.SecurePolicy = cookies.SecurePolicy;
        options.Cookie.HttpOnly = true;
        options.Cookie.IsEssential = true;

        // Strict would drop the session on the hop from an application to the authorization endpoint.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = UserSession.Idle;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = Session.ValidateAsync;
        options.Events.OnCheckSlidingExpiration = Session.CheckSlidingAsync;

        // Where to go is the page's decision: the handler's own redirect would be one that form-action follows to the application.
        options.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
    }

    private static void SetAntiforgery(AntiforgeryOptions options, BrowserCookies cookies)
    {
        options.Cookie.Name = cookies.Name("af");
        options.Cookie.SecurePolicy = cookies.SecurePolicy;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;

        // The policy of the pages says frame-ancestors, for every answer and not only for those with a form.
        options.SuppressXFrameOptionsHeader = true;
    }
}
