using Xunit;

namespace OpsCenter.EndToEnd;

[CollectionDefinition(CalmProvince.Shared)]
public sealed class SharedCalmProvince : ICollectionFixture<CalmProvince>;
