using OpsCenter.App.Api;
using OpsCenter.App.Api.Open311;
using OpsCenter.App.Backup;
using OpsCenter.App.Briefings;
using OpsCenter.App.Cameras;
using OpsCenter.App.Dashboards;
using OpsCenter.App.Demo;
using OpsCenter.App.Devices;
using OpsCenter.App.Hosting;
using OpsCenter.App.Identity;
using OpsCenter.App.Jobs;
using OpsCenter.App.Live;
using OpsCenter.App.Notifications;
using OpsCenter.App.Observability;
using OpsCenter.App.OpenData;
using OpsCenter.App.OperatorConsole;
using OpsCenter.App.Replay;
using OpsCenter.App.Screens;
using OpsCenter.App.StoreWatch;
using OpsCenter.App.Verbs;
using OpsCenter.App.Wall;
using OpsCenter.App.Watchdog;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Anomalies;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Sheets;
using OpsCenter.Ingest;
using OpsCenter.Ingest.LineProtocol;
using OpsCenter.Ingest.Push;
using OpsCenter.Ingest.Rules;
using OpsCenter.Mqtt.Server;
using OpsCenter.Storage;
using OpsCenter.Storage.Relational;

if (VerbLine.IsVerb(args))
{
    return await VerbLine.RunAsync(args);
}

var builder = ServerBuilder.Create(args).AddDemo();
var configuration = builder.Configuration;
builder.Services
    .AddRelationalStorage(configuration).AddTelemetryStorage(configuration)
    .AddIngest(configuration).AddAlarms(configuration).AddJobs(configuration).AddNotifications(configuration).AddRuleWorkbench().AddIncidents(configuration).AddSheets().AddAnomalies(configuration).AddBriefings(configuration).AddBriefingMail().AddStoreWatch().AddLive(configuration).AddReplay(configuration).AddWatchdog()
    .AddMqttServer(configuration).AddDevices()
    .AddConsole(configuration).AddIdentityAccess(configuration).AddScreens(configuration).AddWall().AddDashboards(configuration)
    .AddApi(configuration).AddNotificationEndpoints().AddOpen311().AddOpenData(configuration).AddCameras(configuration).AddBackup(configuration).AddObservability(configuration);

var app = builder.Build();
await app.PrepareAsync();
app.UseServerMiddleware();
app.MapHealth().MapMetrics().MapApi().MapNotifications().MapCameras().MapLineProtocolWrite().MapIngestPush().MapOpen311().MapOpenData().MapLive()
    .MapWall().MapDashboards().MapIdentityAccess().MapScreens().MapConsole();
await app.RunAsync();
return 0;

// Entry point of the host, public for in-process tests. No XML comment: the simulator has a Program with one, and the generator of
// /openapi/v1.json stumbles over the same name twice.
public partial class Program;
