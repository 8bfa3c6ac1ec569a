using Microsoft.Extensions.Options;
using OpsCenter.App.Api;
using OpsCenter.App.Dashboards.Catalogue;
using OpsCenter.App.Dashboards.Drafts;
using OpsCenter.App.Dashboards.Editor;
using OpsCenter.App.Dashboards.Versions;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Dashboards;

public static class DashboardsServiceCollectionExtensions
{
    private const string Json = "application/json";

    /// <summary>Editing dashboards. Needs <c>AddLive</c>, the audit and <c>AddApi</c>.</summary>
    public static IServiceCollection AddDashboards(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDashboardFiles(configuration);
        services.AddSingleton<DashboardEndpoints>();
        services.AddSingleton<SeriesCatalogue>();
        services.AddSingleton<DraftViews>();
        services.AddSingleton<DraftEndpoints>();
        return services;
    }

    /// <summary>The files alone, without the live side. Needs a <c>DashboardCatalogue</c> and the audit.</summary>
    public static IServiceCollection AddDashboardFiles(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EditingOptions>().Bind(configuration.GetSection(EditingOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EditingOptions>, EditingOptionsValidator>();
        services.AddSingleton<DashboardFolder>();
        services.AddSingleton<DashboardVersions>();
        services.AddSingleton<DashboardEditing>();
        services.AddSingleton<DashboardReading>();
        return services;
    }

    /// <summary><c>/api/v1/dashboards</c>, the editor's page and the published schemas.</summary>
    public static IEndpointRouteBuilder MapDashboards(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").DisableAntiforgery().WithTags("dashboards");
        MapFiles(api.MapGroup("/dashboards"));
        MapEditing(api.MapGroup("").Needs(Permission.ManageDashboards));
        return endpoints.MapEditor().MapSchemas();
    }

    private static void MapFiles(RouteGroupBuilder api)
    {
        var reading = api.MapGroup("").Needs(Permission.Read);
        reading.MapGet("/", (HttpContext context, DashboardEndpoints dashboards) => dashboards.List(context))
            .WithSummary("Dashboards with their titles, uses and errors").Produces<IEnumerable<DashboardJson>>();
        reading.MapGet("/{id}", (string id, HttpContext context, DashboardEndpoints dashboards) => dashboards.Read(id, context))
            .WithSummary("The file of a dashboard; its ETag is what If-Match wants").Produces(StatusCodes.Status200OK, contentType: Json).ProducesProblem(StatusCodes.Status404NotFound);
        var changing = api.MapGroup("").Needs(Permission.ManageDashboards);
        changing.MapPut("/{id}", (string id, HttpContext context, DashboardEndpoints dashboards, CancellationToken cancellation) => dashboards.SaveAsync(id, context, cancellation))
            .WithSummary("Replaces a dashboard; If-Match names the one it replaces").Accepts<object>(Json).Produces<SavedJson>()
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        changing.MapPost("/{id}", (string id, HttpContext context, DashboardEndpoints dashboards, CancellationToken cancellation) => dashboards.CreateAsync(id, context, cancellation))
            .WithSummary("A new dashboard under this id").Accepts<object>(Json).Produces<SavedJson>()
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        changing.MapDelete("/{id}", (string id, HttpContext context, DashboardEndpoints dashboards, CancellationToken cancellation) => dashboards.DeleteAsync(id, context, cancellation))
            .WithSummary("Deletes a dashboard that no screen shows and no tile leads to").Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        changing.MapGet("/{id}/versions", (string id, HttpContext context, DashboardEndpoints dashboards) => dashboards.Versions(id, context))
            .WithSummary("Versions of a dashboard, newest first").Produces<IEnumerable<VersionJson>>();
        changing.MapGet("/{id}/versions/{number:int:min(1)}", (string id, int number, HttpContext context, DashboardEndpoints dashboards) => dashboards.Version(id, number, context))
            .WithSummary("The file as that version had it").Produces(StatusCodes.Status200OK, contentType: Json).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static void MapEditing(RouteGroupBuilder api)
    {
        api.MapPost("/dashboard-drafts", (HttpContext context, DraftEndpoints drafts, CancellationToken cancellation) => drafts.OpenAsync(context, cancellation))
            .WithSummary("Judges a draft and shows it live").Accepts<object>(Json).Produces(StatusCodes.Status200OK, contentType: Json);
        api.MapGet("/dashboard-drafts/{draft}", (string draft, HttpContext context, DraftEndpoints drafts, TimeProvider time) => drafts.Frame(draft, context, time))
            .WithSummary("What changed in a draft's tiles").Produces(StatusCodes.Status200OK, contentType: Json);
        api.MapGet("/dashboard-catalogue", (DraftEndpoints drafts) => drafts.Fields())
            .WithSummary("Fields, sites and areas a tile can be made of").Produces<CatalogueJson>();
        api.MapGet("/dashboard-catalogue/tags", (HttpContext context, DraftEndpoints drafts) => drafts.Tags(context))
            .WithSummary("Tags of a field's series with the values present").Produces<TagsJson>();
    }
}
