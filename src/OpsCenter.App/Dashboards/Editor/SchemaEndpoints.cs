using System.Reflection;

namespace OpsCenter.App.Dashboards.Editor;

internal static class SchemaEndpoints
{
    private static readonly string[] Names = ["dashboard.schema.json", "screens.schema.json"];

    /// <summary><c>/schemas/…</c>: the JSON schemas, for editors of files anywhere. They hold nothing about the province.</summary>
    public static IEndpointRouteBuilder MapSchemas(this IEndpointRouteBuilder endpoints)
    {
        foreach (var name in Names)
        {
            endpoints.MapGet($"/schemas/{name}", () => TypedResults.Stream(Open(name), "application/schema+json")).AllowAnonymous().ExcludeFromDescription();
        }

        return endpoints;
    }

    private static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"schemas/{name}") ?? throw new InvalidOperationException($"The build left out the schema {name}.");
}
