using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Nomba.Iam.ResourceServer;
using Nomba.Samples.MerchantApi.Accounts;
using Nomba.Samples.MerchantApi.Hosting;
using Nomba.Samples.MerchantApi.Http;
using Nomba.Samples.MerchantApi.Storage;
using Nomba.Samples.MerchantApi.Terminals;
using Nomba.Samples.MerchantApi.Transactions;
using Nomba.Samples.MerchantApi.Transfers;

var builder = WebApplication.CreateBuilder(args);

builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.AddNombaResourceServer(options => Settings.Apply(builder.Configuration, options));
builder.Services.AddMerchantStorage(builder.Configuration, builder.Environment);
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
builder.Services.AddExceptionHandler<EnvelopeExceptions>();

var app = builder.Build();

app.UseExceptionHandler(_ => { });
app.UseStatusCodePages(Envelopes.WriteStatusAsync);
app.UseAuthentication();
app.UseAuthorization();

app.MapHealth();
var v1 = app.MapGroup("").AddEndpointFilter<AccountIdFilter>();
v1.MapAccounts();
v1.MapTransactions();
v1.MapTerminals();
v1.MapTransfers();

await app.Services.CreateMerchantDatabaseAsync();
app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(
    $"READY {app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()}"));
await app.RunAsync();
