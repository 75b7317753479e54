using Nomba.Iam.Application;
using Nomba.Iam.Infrastructure;
using Nomba.Iam.Web.Api;
using Nomba.Iam.Web.Dashboard;
using Nomba.Iam.Web.Hosting;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.OAuth;
using Nomba.Iam.Web.Security;
using Nomba.Iam.Web.Wire;

var builder = WebApplication.CreateBuilder(args);

builder.AddHosting();
builder.Services.AddApplication();
builder.Services.AddInfrastructure(builder.Configuration);
builder.Services.AddWireApi(builder.Configuration);
builder.Services.AddSignIn();
builder.Services.AddManagementApi();
builder.Services.AddOAuth();
builder.Services.AddDashboard();
builder.Services.AddCors(OAuthCors.Configure);

var app = builder.Build();

app.UseTrustedProxies();
app.UseMiddleware<SecurityHeaders>();
app.UseProblems();
app.UseDashboardErrors();
app.UseRouting();
app.UseWhen(context => RequestBodies.Covers(context.Request), branch => branch.UseMiddleware<RequestBodies>());
app.UseWhen(context => OAuthCors.Covers(context.Request.Path), branch => branch.UseCors(OAuthCors.Policy));
app.UseAuthentication();
app.UseAuthorization();
app.UseDashboardForms();
app.MapHealth();
app.MapSecurityText();
app.MapOAuth();
app.MapWireApi();
app.MapManagementApi();
app.MapDashboard();

return await Verbs.RunAsync(app, args);
