//! Finds in a built page what its content security policy would silently refuse: scripts and styles inside the HTML.

use crate::html;

/// One sentence for each place in a page that the policy refuses.
pub(crate) fn refused(file: &str, page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in html::tags(page) {
        if tag.name == "script" && tag.attribute("src").is_none() {
            found.push(format!("{file} has a <script> without src."));
        }
        if tag.name == "style" {
            found.push(format!("{file} has a <style> element."));
        }
        for attribute in &tag.attributes {
            if attribute.name == "style" || attribute.name.starts_with("on") {
                found.push(format!("{file} has {}= on <{}>.", attribute.name, tag.name));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::refused;

    #[test]
    fn what_the_policy_refuses_is_named_with_its_place() {
        let page = "<p style='color:red'><script>x</script><style></style><b onclick=x>";
        assert_eq!(
            refused("index.html", page),
            [
                "index.html has style= on <p>.",
                "index.html has a <script> without src.",
                "index.html has a <style> element.",
                "index.html has onclick= on <b>.",
            ]
        );
    }

    #[test]
    fn files_of_the_page_itself_are_fine() {
        let page = "<script type=module src=boot.js></script><link rel=stylesheet href=a.css><p data-style=x>";
        assert!(refused("index.html", page).is_empty());
    }
}
