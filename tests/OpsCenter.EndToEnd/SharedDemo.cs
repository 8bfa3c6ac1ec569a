using Xunit;

namespace OpsCenter.EndToEnd;

[CollectionDefinition(DemoServer.Shared)]
public sealed class SharedDemo : ICollectionFixture<DemoServer>;
