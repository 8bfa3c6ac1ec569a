using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OpsCenter.App.Api.Readings;

namespace OpsCenter.App.Api.OpenApi;

/// <summary>What the generator of <c>/openapi/v1.json</c> cannot see by itself.</summary>
internal static class ApiDocument
{
    private const string TokenScheme = "token";
    private static readonly string[] Interfaces = ["api/", "open311/", "ngsi-ld/", "open-data/"];

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath is { } path
            && (Interfaces.Any(begin => path.StartsWith(begin, StringComparison.Ordinal)) || path == "write");
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            AddParameters(operation, context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiParameter>());
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(QueryPoint))
            {
                DescribePoint(schema);
            }

            return Task.CompletedTask;
        });
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "OpsCenter",
            Version = "v1",
            Description = "Readings, events and alarms of the operations centre. Errors are problem+json (RFC 9457) and say what would be right.",
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Servers?.Clear();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [TokenScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API token, made by: token add NAME --scope read",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(TokenScheme, document)] = [] }];
    }

    private static void AddParameters(OpenApiOperation operation, IEnumerable<ApiParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.Description,
                Required = parameter.Required,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
    }

    private static void DescribePoint(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Array;
        schema.Description = "[time, value]: RFC 3339 and a number.";
        schema.MinItems = 2;
        schema.MaxItems = 2;
        schema.Items = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Number };
    }
}
