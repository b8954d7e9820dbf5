//! What exists on the service, and applications with their steps.

use crate::start::{applications, connected};
use browser_tests::{Page, Role};

pub async fn tables_there() -> Page {
    let page = connected().await;
    page.press("Send all").await;
    page.is_in_state("JobExample", "Created").await;
    page.press("On the service").await;
    page.click(Role::Button, "KAlert Kafka").await;
    page.get(Role::Button, "Delete table").await;
    page
}

pub async fn deleting_asks() -> Page {
    let page = tables_there().await;
    page.press("Delete table").await;
    page.has_focus(Role::Button, "Keep it").await;
    page
}

/// The example's application, created.
async fn created() -> Page {
    let page = applications().await;
    page.send().await;
    page.is_in_state("JobExample", "Created").await;
    page
}

pub async fn application() -> Page {
    let page = created().await;
    let step = async |text| page.shows(Role::Region, "Application", text).await;
    page.press("Validate").await;
    step("Flink has nothing against it.").await;
    page.press("Deploy").await;
    step("It runs.").await;
    page.press("Delete application").await;
    page.get(Role::Button, "Yes, delete it").await;
    page
}

pub async fn converted() -> Page {
    let page = applications().await;
    page.click(Role::Disclosure, "Beside the old requests")
        .await;
    page.shows(Role::Group, "Now: one request", "CREATE TABLE KCpuIn")
        .await;
    page
}

pub async fn versions_compared() -> Page {
    let page = created().await;
    page.fill(
        "Statement",
        "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 80",
    )
    .await;
    page.press("Create version").await;
    page.shows(Role::Region, "Application", "Created version 2.")
        .await;
    page.press("On the service").await;
    page.click(Role::Button, "JobExample not deployed").await;
    page.press("Compare version 2").await;
    page.press("Compare version 1").await;
    page.get(Role::Group, "From version 1 to version 2").await;
    page
}
