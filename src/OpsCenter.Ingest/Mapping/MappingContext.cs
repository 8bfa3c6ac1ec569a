using OpsCenter.Core.Areas;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Series;

namespace OpsCenter.Ingest.Mapping;

/// <summary>What mappings of one loaded configuration look things up in.</summary>
internal sealed record MappingContext(Places Places, FieldCatalogue Fields, SeriesInterner Interner, DeviceMemory Memory);
